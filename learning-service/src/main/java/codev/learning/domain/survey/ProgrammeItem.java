package codev.learning.domain.survey;

/**
 * A question of a programme's own, asked after its sessions.
 *
 * @param from lowest answer
 * @param to highest answer
 */
public record ProgrammeItem(String key, String fr, String en, int from, int to) {}
