package codev.infra.simulator.people;

import java.util.List;

/**
 * A simulated group and its character.
 *
 * @param climate how well people get on, 0–1
 * @param facilitation how well their facilitator keeps the method at the first session, 0–1
 * @param growth by how much that is better at the last one
 */
public record SimulatedGroup(
    int number,
    String name,
    SimulatedPerson facilitator,
    List<SimulatedPerson> members,
    double climate,
    double facilitation,
    double growth) {

  /** How the facilitator does when this share of the sessions is over. */
  public double facilitation(double share) {
    return Math.clamp(facilitation + growth * share, 0, 1);
  }
}
