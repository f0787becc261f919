/**
 * The keys of jobs, each destroyed once its job is deleted. Enter at {@code JobKeys}. Knows the
 * vault's table, and nothing of how its keys are wrapped.
 */
@NullMarked
package codev.infra.confidentiality.jobs;

import org.jspecify.annotations.NullMarked;
