/**
 * Spring configuration of this service: time zone, built-in survey instruments, mapping of rule
 * violations to problem documents.
 */
@NullMarked
package codev.learning.config;

import org.jspecify.annotations.NullMarked;
