package codev.group.composition;

import codev.group.composition.DraftGroupsForm.Draft;
import codev.group.composition.DraftGroupsForm.Seat;
import codev.group.domain.MembershipRules;
import codev.group.domain.person.Username;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Computes the groups after people have been moved to others. All moves happen at once, so that two
 * people may change seats between full groups; a person whom the rules keep out of the target group
 * stays. That a group becomes too small prevents no move: it may be an intermediate step.
 *
 * @param groups who sits in each, newcomers last
 * @param waiting who is in no group
 * @param stays those who could not go, by username
 * @param gestures what can be undone, oldest first
 */
record GroupReassignment(
    List<List<PlacementCandidate>> groups,
    List<PlacementCandidate> waiting,
    Map<Username, RefusedMove> stays,
    List<String> gestures) {

  /** Why a person cannot be in a group. */
  enum Obstacle {
    NO_SUCH_GROUP,
    FACILITATES_IT,
    WITH_THEIR_MANAGER,
    FULL
  }

  /**
   * A person who stays.
   *
   * @param wanted the number of the group where they were to go
   * @param other the person with whom they must not be in a group, if that is why
   */
  public record RefusedMove(int wanted, Obstacle why, @Nullable PlacementCandidate other) {}

  /** A proposal in which nothing has been moved yet. */
  static GroupReassignment of(Composition composition) {
    return new GroupReassignment(composition.groups(), composition.waiting(), Map.of(), List.of());
  }

  /**
   * @param people everybody in the form
   */
  static GroupReassignment of(DraftGroupsForm form, Map<Username, PlacementCandidate> people) {
    var seats = form.seats();
    if (form.isUndone()) return undone(form, seats, people);
    int groupCount = form.groups().size();
    var assigned = new LinkedHashMap<Username, Integer>();
    var stays = new LinkedHashMap<Username, RefusedMove>();
    seats.forEach(
        (person, seat) -> {
          int wantedGroup = seat.wantedGroup();
          if (wantedGroup < MemberMoves.WAITING || wantedGroup > groupCount)
            stays.put(person, new RefusedMove(wantedGroup, Obstacle.NO_SUCH_GROUP, null));
          else if (wantedGroup != seat.group()) assigned.put(person, wantedGroup);
        });
    while (true) {
      var places = membersByGroup(groupCount, seats, people, assigned);
      var refused = lastRefusedMove(form.groups(), places, assigned, people);
      if (refused.isEmpty()) return at(places, stays, gestures(form, seats, assigned));
      var stay = refused.get();
      stays.put(stay.getKey(), stay.getValue());
      assigned.remove(stay.getKey());
    }
  }

  /** Everybody of the last gesture is where they were, whether or not the rules allow it. */
  private static GroupReassignment undone(
      DraftGroupsForm form,
      SequencedMap<Username, Seat> seats,
      Map<Username, PlacementCandidate> people) {
    int groupCount = form.groups().size();
    var gestures = new ArrayList<String>(form.undoable());
    var destinations = new LinkedHashMap<Username, Integer>();
    if (!gestures.isEmpty()) destinations.putAll(MemberMoves.of(gestures.removeLast()).places());
    destinations
        .entrySet()
        .removeIf(back -> back.getValue() > groupCount || !seats.containsKey(back.getKey()));
    return at(membersByGroup(groupCount, seats, people, destinations), Map.of(), gestures);
  }

  private static List<String> gestures(
      DraftGroupsForm form,
      Map<Username, Seat> seats,
      SequencedMap<Username, Integer> destinations) {
    var gestures = new ArrayList<String>(form.undoable());
    var back = new LinkedHashMap<Username, Integer>();
    destinations
        .keySet()
        .forEach(person -> back.put(person, Objects.requireNonNull(seats.get(person)).group()));
    if (!back.isEmpty()) gestures.add(new MemberMoves(back).toString());
    if (gestures.size() > DraftGroupsForm.MOST_GESTURES) gestures.removeFirst();
    return gestures;
  }

  private static GroupReassignment at(
      List<List<PlacementCandidate>> places,
      Map<Username, RefusedMove> stays,
      List<String> gestures) {
    return new GroupReassignment(
        places.subList(1, places.size()), places.get(MemberMoves.WAITING), stays, gestures);
  }

  /** Who sits at each place; the first is the waiting list. */
  private static List<List<PlacementCandidate>> membersByGroup(
      int groups,
      SequencedMap<Username, Seat> seats,
      Map<Username, PlacementCandidate> people,
      SequencedMap<Username, Integer> destinations) {
    var places = new ArrayList<List<PlacementCandidate>>();
    for (int place = 0; place <= groups; place++) places.add(new ArrayList<>());
    seats.forEach(
        (person, seat) -> {
          if (!destinations.containsKey(person))
            places.get(seat.group()).add(candidate(person, people));
        });
    destinations.forEach((person, place) -> places.get(place).add(candidate(person, people)));
    return places;
  }

  /** The last of those who were sent and cannot go. */
  private static Optional<Map.Entry<Username, RefusedMove>> lastRefusedMove(
      List<Draft> drafts,
      List<List<PlacementCandidate>> places,
      SequencedMap<Username, Integer> destinations,
      Map<Username, PlacementCandidate> people) {
    for (var entry : destinations.reversed().entrySet()) {
      int number = entry.getValue();
      if (number == MemberMoves.WAITING) continue;
      var person = candidate(entry.getKey(), people);
      var stay = keptOut(person, number, drafts.get(number - 1), places.get(number));
      if (stay != null) return Optional.of(Map.entry(entry.getKey(), stay));
    }
    return Optional.empty();
  }

  private static @Nullable RefusedMove keptOut(
      PlacementCandidate person, int number, Draft draft, List<PlacementCandidate> group) {
    if (person.username().equals(new Username(draft.facilitator().strip())))
      return new RefusedMove(number, Obstacle.FACILITATES_IT, null);
    var above = group.stream().filter(person::mustNotSitWith).findFirst();
    if (above.isPresent()) return new RefusedMove(number, Obstacle.WITH_THEIR_MANAGER, above.get());
    if (group.size() > MembershipRules.MAX_MEMBERS)
      return new RefusedMove(number, Obstacle.FULL, null);
    return null;
  }

  private static PlacementCandidate candidate(
      Username person, Map<Username, PlacementCandidate> people) {
    return Objects.requireNonNull(people.get(person));
  }
}
