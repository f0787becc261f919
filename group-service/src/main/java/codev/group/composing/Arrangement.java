package codev.group.composing;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Groups as a manager has moved people about in them, whether they can be formed or not. */
record Arrangement(@NotEmpty @Size(max = 250) List<@NotNull @Valid Draft> groups) {

  /**
   * A group that is not formed yet.
   *
   * @param id that it will have
   * @param facilitator a username
   * @param members usernames; absent when everybody has been moved away
   */
  record Draft(
      @NotNull UUID id,
      @NotBlank @Size(max = 200) String name,
      @NotBlank @Size(max = 100) String facilitator,
      @Nullable @Size(max = 100) List<@NotBlank @Size(max = 100) String> members) {
    List<String> people() {
      return members == null ? List.of() : members;
    }
  }
}
