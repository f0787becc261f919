package codev.learning.domain.survey;

/**
 * A programme's own question, asked after its sessions.
 *
 * @param from lowest answer
 * @param to highest answer
 */
public record OwnEvaluationItem(String key, String fr, String en, int from, int to) {}
