package codev.session.reference;

import codev.session.domain.value.Username;
import java.util.Collection;

/** Finds what people are called. */
public interface DisplayNameSource {
  DisplayNames of(Collection<Username> usernames);
}
