@NullMarked
package codev.group.webhooks;

import org.jspecify.annotations.NullMarked;
