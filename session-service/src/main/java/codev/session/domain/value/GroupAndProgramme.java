package codev.session.domain.value;

/**
 * The group and programme of a session: part of published events, since a consumer of one has not
 * received the others.
 */
public record GroupAndProgramme(GroupId group, ProgrammeId programme) {}
