package codev.session.reference;

import codev.session.domain.value.Username;
import java.util.Collection;

/** Finds the names to show for people. */
public interface DisplayNameSource {
  DisplayNames of(Collection<Username> usernames);
}
