@NullMarked
package codev.infra.web.sample;

import org.jspecify.annotations.NullMarked;
