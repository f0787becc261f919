package codev.session.domain.value;

/**
 * Whose session it is: carried by the facts that leave this service, since whoever hears one has
 * not heard the others.
 */
public record SessionOrigin(GroupId group, ProgrammeId programme) {}
