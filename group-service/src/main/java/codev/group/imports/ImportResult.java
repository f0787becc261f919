package codev.group.imports;

import java.util.List;

/**
 * The result of an import.
 *
 * @param position of the last commit in this service's log
 */
record ImportResult(int created, int updated, List<Rejected> rejected, long position) {
  /**
   * @param line in a table, headings being line 1; in an array, the how-manieth element from 1
   */
  record Rejected(int line, String message) {}
}
