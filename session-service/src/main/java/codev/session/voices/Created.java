package codev.session.voices;

import java.util.UUID;

/** The answer to whatever brings something new into a session. */
public record Created(UUID id, long position) {}
