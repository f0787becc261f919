@NullMarked
package codev.infra.testkit.domain.command;

import org.jspecify.annotations.NullMarked;
