package codev.learning.domain;

/**
 * A question of a programme's own, asked after its sessions.
 *
 * @param from lowest answer
 * @param to highest answer
 */
public record OwnItem(String key, String fr, String en, int from, int to) {}
