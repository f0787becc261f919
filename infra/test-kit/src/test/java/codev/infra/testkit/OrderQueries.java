package codev.infra.testkit;

import codev.infra.testkit.domain.command.OrderCommand;

/** Makes a command, which queries may not. */
final class OrderQueries {
  private OrderQueries() {}

  static OrderCommand first() {
    return new OrderCommand.PlaceOrder(1);
  }
}
