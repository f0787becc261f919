package codev.session.domain.reference;

import codev.session.domain.value.ProgrammeId;
import codev.session.domain.value.Username;
import java.time.Instant;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Commands that record what group-service published about a grant of authority. */
public sealed interface KnownGrantCommand {
  UUID grant();

  Instant at();

  /** Ids come from elsewhere: the prefix keeps kinds from colliding. */
  @TargetAggregateIdentifier
  default String stream() {
    return stream(grant());
  }

  static String stream(UUID grant) {
    return "grant/" + grant;
  }

  /**
   * @param programme null: not of one programme
   * @param unit null: not of a unit; both null: of the organisation
   */
  record RememberGrant(
      UUID grant,
      Username person,
      GrantRole role,
      @Nullable ProgrammeId programme,
      @Nullable String unit,
      @Nullable Instant from,
      @Nullable Instant until,
      Instant at)
      implements KnownGrantCommand {}

  record RememberRevocation(UUID grant, Username person, Instant at) implements KnownGrantCommand {}
}
