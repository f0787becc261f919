package codev.group.composition;

import codev.group.directory.PersonField;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The groups on a manager's page, with the moves that the manager asks for. */
record DraftGroupsForm(@NotEmpty @Size(max = 250) List<@NotNull @Valid Draft> groups) {

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
    Draft in(PersonField people) {
      var named = people.oneOrAccount("facilitator", facilitator);
      return new Draft(id, name, named.value(), members, to);
    }

    List<String> people() {
      return members == null ? List.of() : members;
    }

    /**
     * @param at the member's place, counted from 0
     * @param number the group's own
     */
    int wanted(int at, int number) {
      var wanted = to == null || at >= to.size() ? null : to.get(at);
      return wanted == null ? number : wanted;
    }
  }
}
