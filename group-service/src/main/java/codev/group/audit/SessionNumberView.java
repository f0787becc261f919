package codev.group.audit;

import java.util.UUID;

/**
 * Read model of the how-manieth session of its group a session is.
 *
 * @param number from 1
 */
record SessionNumberView(UUID id, int number) {}
