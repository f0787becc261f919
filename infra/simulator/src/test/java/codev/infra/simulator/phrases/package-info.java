@NullMarked
package codev.infra.simulator.phrases;

import org.jspecify.annotations.NullMarked;
