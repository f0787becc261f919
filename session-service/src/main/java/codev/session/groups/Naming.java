package codev.session.groups;

import codev.session.domain.Username;
import java.util.Collection;

/** Finds what people are called. */
public interface Naming {
  Names of(Collection<Username> usernames);
}
