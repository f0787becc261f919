package codev.session.command;

import java.util.UUID;

/** The answer to whatever brings something new into a session. */
public record CreatedResponse(UUID id, long position) {}
