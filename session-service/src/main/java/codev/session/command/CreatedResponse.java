package codev.session.command;

import java.util.UUID;

/** The response to a command that creates something in a session. */
record CreatedResponse(UUID id, long position) {}
