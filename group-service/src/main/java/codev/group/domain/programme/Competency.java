package codev.group.domain.programme;

/**
 * One line of the organisation's competency framework.
 *
 * @param key stable, e.g. {@code listening}
 */
public record Competency(String key, String fr, String en) {}
