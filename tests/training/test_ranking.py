"""The conditional logit that coreference is trained with."""

import numpy as np

from analysis.training.ranking import Choice, as_columns, fit_ranking, loss_and_gradient

CHOICES: list[Choice] = [
    ([["near", "subject"], ["far", "subject"], ["new"]], 0),
    ([["far", "object"], ["near", "object"], ["new"]], 1),
    ([["far", "object"], ["new"]], 1),
]


def test_what_is_chosen_weighs_more() -> None:
    weights = fit_ranking(CHOICES, 0.01)
    assert weights["near"] > weights["new"] > weights["far"]


def test_the_same_choices_give_the_same_weights() -> None:
    assert fit_ranking(CHOICES, 0.5) == fit_ranking(CHOICES, 0.5)


def test_the_gradient_is_that_of_the_loss() -> None:
    data, step = as_columns(CHOICES), 1e-6
    at = np.linspace(-1, 1, len(data.names))
    _, gradient = loss_and_gradient(data, at, 0.3)
    for number, slope in enumerate(gradient):
        ahead, back = at.copy(), at.copy()
        ahead[number] += step
        back[number] -= step
        difference = loss_and_gradient(data, ahead, 0.3)[0] - loss_and_gradient(data, back, 0.3)[0]
        assert abs(difference / (2 * step) - slope) < 1e-5
