@NullMarked
package codev.infra.web.streaming;

import org.jspecify.annotations.NullMarked;
