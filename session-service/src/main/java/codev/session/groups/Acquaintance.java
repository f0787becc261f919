package codev.session.groups;

import codev.session.domain.Username;

/** A person whom this service has heard of. */
public record Acquaintance(Username person) {}
