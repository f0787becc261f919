package codev.session.domain.value;

/**
 * The group and programme of a session: part of published events, since a consumer of one has not
 * received the others.
 */
public record SessionOrigin(GroupId group, ProgrammeId programme) {}
