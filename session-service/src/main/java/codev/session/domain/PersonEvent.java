package codev.session.domain;

import java.time.Instant;

/** Whom this service has heard of. Stored for ever. */
public sealed interface PersonEvent {
  Username person();

  Instant at();

  /** A person was registered, or was given a group to facilitate. */
  record PersonHeard(Username person, Instant at) implements PersonEvent {}
}
