/**
 * Tests of the whole service on real stores and a real broker: messages come through Kafka,
 * requests through HTTP.
 */
@NullMarked
package codev.learning.service;

import org.jspecify.annotations.NullMarked;
