@NullMarked
package codev.infra.simulator.scenario;

import org.jspecify.annotations.NullMarked;
