package codev.session.domain;

/**
 * Whose session it is: carried by the facts that leave this service, since whoever hears one has
 * not heard the others.
 */
public record Origin(GroupId group, ProgrammeId programme) {}
