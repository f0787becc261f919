package codev.learning.domain.value;

/** A line of a programme's framework. */
public record Competency(String key, String fr, String en) {}
