package codev.session.command;

import java.util.UUID;

/** The answer to whatever brings something new into a session. */
record CreatedResponse(UUID id, long position) {}
