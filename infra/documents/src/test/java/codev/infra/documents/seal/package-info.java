@NullMarked
package codev.infra.documents.seal;

import org.jspecify.annotations.NullMarked;
