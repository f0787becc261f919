/**
 * The whole service on real stores and a real broker: neighbours speak through Kafka, people
 * through HTTP.
 */
@NullMarked
package codev.learning.rooms;

import org.jspecify.annotations.NullMarked;
