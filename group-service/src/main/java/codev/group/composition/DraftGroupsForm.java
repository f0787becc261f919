package codev.group.composition;

import codev.group.directory.PersonField;
import codev.group.domain.person.Username;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The groups on a manager's page, with the moves that the manager asks for.
 *
 * @param waiting who is in no group
 * @param gestures what has been moved so far, oldest first: each carries where the people were
 * @param moves those of the button that was pressed; absent when a number was changed
 * @param undo whether the last gesture is taken back
 * @param number of the proposal, of those that the same people allow
 */
record DraftGroupsForm(
    @NotEmpty @Size(max = 250) List<@NotNull @Valid Draft> groups,
    @Nullable @Valid WaitingList waiting,
    @Nullable @Size(max = MOST_GESTURES)
        List<@NotBlank @Pattern(regexp = MemberMoves.SHAPE) String> gestures,
    @Nullable @Size(max = 100_000) @Pattern(regexp = MemberMoves.SHAPE) String moves,
    @Nullable Boolean undo,
    @Nullable @Min(1) @Max(1000) Integer number) {
  /** So many can be undone, one after the other. */
  static final int MOST_GESTURES = 20;

  /**
   * A group that is not formed yet.
   *
   * @param id that it will have
   * @param facilitator a username
   * @param members usernames; absent when everybody has been moved away
   * @param to the number of the group in which each of the members, in their order, is to sit,
   *     counted from 1; absent, or empty for a member: they stay
   */
  record Draft(
      @NotNull UUID id,
      @NotBlank @Size(max = 200) String name,
      @NotBlank @Size(max = 100) String facilitator,
      @Nullable @Size(max = 100) List<@NotBlank @Size(max = 100) String> members,
      @Nullable @Size(max = 100) List<@Nullable Integer> to) {
    /** Likewise, with the facilitator as a page names them. */
    Draft resolvedBy(PersonField people) {
      var facilitatorUsername = people.oneOrAccount("facilitator", facilitator);
      return new Draft(id, name, facilitatorUsername.value(), members, to);
    }

    List<String> people() {
      return members == null ? List.of() : members;
    }
  }

  /**
   * Who is in no group, as in a {@link Draft}.
   *
   * @param members usernames
   * @param to where each of them is to sit; empty: they go on waiting
   */
  record WaitingList(
      @Nullable @Size(max = 2000) List<@NotBlank @Size(max = 100) String> members,
      @Nullable @Size(max = 2000) List<@Nullable Integer> to) {
    List<String> people() {
      return members == null ? List.of() : members;
    }
  }

  /**
   * @param group the number of that in which a person sits, or {@link MemberMoves#WAITING}
   * @param wantedGroup that of the one where they are to sit
   */
  record Seat(int group, int wantedGroup) {}

  DraftGroupsForm resolvedBy(PersonField people) {
    var drafts = groups.stream().map(draft -> draft.resolvedBy(people)).toList();
    return new DraftGroupsForm(drafts, waiting, gestures, moves, undo, number);
  }

  List<String> undoable() {
    return gestures == null ? List.of() : gestures;
  }

  int proposal() {
    return number == null ? 1 : number;
  }

  boolean isUndone() {
    return Boolean.TRUE.equals(undo);
  }

  /** Where each sits and is to sit: in the groups' order, then those who wait. */
  SequencedMap<Username, Seat> seats() {
    var seats = new LinkedHashMap<Username, Seat>();
    for (int g = 0; g < groups.size(); g++)
      seat(groups.get(g).people(), groups.get(g).to(), g + 1, seats);
    if (waiting != null) seat(waiting.people(), waiting.to(), MemberMoves.WAITING, seats);
    if (moves != null)
      MemberMoves.of(moves)
          .places()
          .forEach(
              (person, wanted) ->
                  seats.computeIfPresent(person, (_, seat) -> new Seat(seat.group(), wanted)));
    return seats;
  }

  private static void seat(
      List<String> members,
      @Nullable List<@Nullable Integer> to,
      int groupNumber,
      SequencedMap<Username, Seat> seats) {
    for (int m = 0; m < members.size(); m++) {
      var target = to == null || m >= to.size() ? null : to.get(m);
      seats.putIfAbsent(
          new Username(members.get(m).strip()),
          new Seat(groupNumber, target == null ? groupNumber : target));
    }
  }
}
