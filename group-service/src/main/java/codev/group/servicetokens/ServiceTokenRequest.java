package codev.group.servicetokens;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Set;
import java.util.UUID;

/**
 * Asks for a service token.
 *
 * @param name in lower case, as the author of what its program does
 * @param months until it expires
 */
record ServiceTokenRequest(
    @NotNull UUID id,
    @NotNull @Pattern(regexp = NAME, message = "{group.service-token.name}") String name,
    @NotEmpty Set<ServiceTokenScope> scopes,
    @Min(1) @Max(24) int months) {
  private static final String NAME = "[a-z0-9][a-z0-9-]{0,39}";
}
