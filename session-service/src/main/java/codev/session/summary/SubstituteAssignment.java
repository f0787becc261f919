package codev.session.summary;

import org.jspecify.annotations.Nullable;

/**
 * A session that is not closed, and who facilitates it.
 *
 * @param substitute to whom it was handed over; null while the group's own facilitator leads it
 */
record SubstituteAssignment(
    String session, String groupName, int number, String facilitator, @Nullable String substitute) {

  SubstituteAssignment facilitatedBy(String person) {
    var own = person.equals(facilitator);
    return new SubstituteAssignment(session, groupName, number, facilitator, own ? null : person);
  }
}
