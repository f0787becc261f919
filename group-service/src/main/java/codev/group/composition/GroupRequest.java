package codev.group.composition;

import codev.group.directory.PersonField;
import codev.group.domain.person.Username;
import codev.infra.web.identity.UsernameSpelling;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A group as submitted by a form or a request.
 *
 * @param facilitator a username
 * @param members their usernames; how many there may be is the method's business
 */
record GroupRequest(
    @Nullable UUID id,
    @NotBlank @Size(max = 200) String name,
    @NotBlank @Size(max = 100) String facilitator,
    @NotNull @Size(max = 100) List<@NotBlank @Size(max = 100) String> members) {
  /** With the facilitator as a page names them. */
  GroupRequest resolvedBy(PersonField people) {
    var facilitatorUsername = people.oneOrAccount("facilitator", facilitator);
    return new GroupRequest(id, name, facilitatorUsername.value(), members);
  }

  List<Username> peers(UsernameSpelling spelling) {
    return members.stream().map(member -> new Username(spelling.of(member))).toList();
  }
}
