package codev.session.reference;

import codev.session.domain.reference.KnownPersonEvent;
import codev.session.domain.reference.KnownPersonEvent.NameForgotten;
import codev.session.domain.reference.KnownPersonEvent.PersonHeard;
import codev.session.domain.reference.KnownPersonEvent.PersonNamed;
import codev.session.domain.value.Username;
import org.jspecify.annotations.Nullable;

/**
 * A person and the name to show for them.
 *
 * @param name null while it is unknown, and once it is erased
 */
public record PersonName(Username person, @Nullable String name) {
  static PersonName after(@Nullable PersonName before, KnownPersonEvent event) {
    return switch (event) {
      case PersonHeard e -> new PersonName(e.person(), before == null ? null : before.name());
      case PersonNamed e -> new PersonName(e.person(), e.name());
      case NameForgotten e -> new PersonName(e.person(), null);
    };
  }
}
