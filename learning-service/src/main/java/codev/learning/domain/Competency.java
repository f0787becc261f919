package codev.learning.domain;

/** A line of a programme's framework. */
public record Competency(String key, String fr, String en) {}
