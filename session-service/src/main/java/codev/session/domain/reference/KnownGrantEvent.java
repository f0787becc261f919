package codev.session.domain.reference;

import codev.session.domain.value.ProgrammeId;
import codev.session.domain.value.Username;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Events of a grant as published by group-service. Stored for ever. */
public sealed interface KnownGrantEvent {
  UUID grant();

  Username person();

  Instant at();

  /** The id of its aggregate. Ids come from elsewhere: the prefix keeps kinds from colliding. */
  default String stream() {
    return "grant/" + grant();
  }

  /** With neither programme nor unit, it is over the organisation. */
  record GrantNoted(
      UUID grant,
      Username person,
      GrantRole role,
      @Nullable ProgrammeId programme,
      @Nullable String unit,
      @Nullable Instant from,
      @Nullable Instant until,
      Instant at)
      implements KnownGrantEvent {}

  record RevocationNoted(UUID grant, Username person, Instant at) implements KnownGrantEvent {}
}
