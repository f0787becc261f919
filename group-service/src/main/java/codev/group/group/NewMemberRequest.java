package codev.group.group;

import codev.group.domain.person.Username;
import codev.infra.web.identity.UsernameSpelling;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** A new member as submitted, with an optional reason. */
record NewMemberRequest(
    @NotBlank @Size(max = 100) String username, @Nullable @Size(max = 500) String reason) {
  Username member(UsernameSpelling spelling) {
    return new Username(spelling.of(username));
  }
}
