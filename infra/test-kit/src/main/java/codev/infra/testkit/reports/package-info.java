/**
 * Reads the XML reports of a build's tests and states which classes failed, which passed only when
 * run again, and which never ran. Entry: {@link codev.infra.testkit.reports.TestVerdict}, a program
 * that {@code ./codev test} runs. {@link codev.infra.testkit.reports.MutationScore} reads the
 * reports of altered code. They use nothing but the JDK.
 */
@NullMarked
package codev.infra.testkit.reports;

import org.jspecify.annotations.NullMarked;
