package codev.infra.testkit.domain.command;

/** A command in a package below that of the domain. */
public sealed interface OrderCommand {
  record PlaceOrder(int number) implements OrderCommand {}
}
