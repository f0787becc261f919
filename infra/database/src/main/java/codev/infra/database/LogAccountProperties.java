package codev.infra.database;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The accounts of a service's own database. The one of {@code spring.datasource} writes.
 *
 * @param owner owns the tables and migrates them; null or without a user: the same
 * @param excessRights what happens at the start if the writing account may alter the log; unless
 *     set it is refused where there is an owner of its own
 */
@ConfigurationProperties("codev.log")
public record LogAccountProperties(@Nullable Owner owner, @Nullable ExcessRights excessRights) {
  /** An account on the same server. */
  public record Owner(@DefaultValue("") String user, @Nullable String password) {}

  /** What is done about too many rights. */
  public enum ExcessRights {
    REFUSE,
    WARN
  }

  Optional<Owner> separateOwner() {
    return Optional.ofNullable(owner).filter(account -> !account.user().isBlank());
  }

  ExcessRights whenExcessive() {
    if (excessRights != null) return excessRights;
    return separateOwner().isPresent() ? ExcessRights.REFUSE : ExcessRights.WARN;
  }
}
