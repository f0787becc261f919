package codev.session.groups;

import codev.session.domain.PersonEvent;
import codev.session.domain.PersonEvent.NameForgotten;
import codev.session.domain.PersonEvent.PersonHeard;
import codev.session.domain.PersonEvent.PersonNamed;
import codev.session.domain.Username;
import org.jspecify.annotations.Nullable;

/**
 * A person whom this service has heard of.
 *
 * @param name what they are called; null while that is unknown, and once it is forgotten
 */
public record Acquaintance(Username person, @Nullable String name) {
  static Acquaintance after(@Nullable Acquaintance before, PersonEvent event) {
    return switch (event) {
      case PersonHeard e -> new Acquaintance(e.person(), before == null ? null : before.name());
      case PersonNamed e -> new Acquaintance(e.person(), e.name());
      case NameForgotten e -> new Acquaintance(e.person(), null);
    };
  }
}
