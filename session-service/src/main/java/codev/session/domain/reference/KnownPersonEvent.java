package codev.session.domain.reference;

import codev.session.domain.value.Username;
import java.time.Instant;

/** Events of a person as published by other services. Stored for ever. */
public sealed interface KnownPersonEvent {
  Username person();

  Instant at();

  /** A person was registered, or was given a group to facilitate. */
  record PersonHeard(Username person, Instant at) implements KnownPersonEvent {}

  /** This is what they are called, from now on. */
  record PersonNamed(Username person, String name, Instant at) implements KnownPersonEvent {}

  /** An erased person is shown by user name, and gets no name again. */
  record NameForgotten(Username person, Instant at) implements KnownPersonEvent {}
}
