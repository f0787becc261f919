/**
 * Who may call what: the table of every endpoint and role, as a document and played cell by cell.
 */
@NullMarked
package codev.infra.systemtest.access;

import org.jspecify.annotations.NullMarked;
