// The marks of reports: each state has its own shape as well as its own colour, so that nobody needs to tell colours
// apart.

const SIZE = 32;
const RATIO = 2;
const MIDDLE = SIZE / 2;

const corners =
  (...points) =>
  (path) => {
    points.forEach(([x, y], at) => (at ? path.lineTo(x, y) : path.moveTo(x, y)));
    path.closePath();
  };
const circle = (path) => path.arc(MIDDLE, MIDDLE, 12, 0, 2 * Math.PI);
const square = corners([5, 5], [27, 5], [27, 27], [5, 27]);
const diamond = corners([16, 1.5], [30.5, 16], [16, 30.5], [1.5, 16]);
const triangle = corners([16, 2], [31, 28], [1, 28]);
const hexagon = corners([16, 2], [28.5, 9], [28.5, 23], [16, 30], [3.5, 23], [3.5, 9]);

// What is drawn in white inside the shape: strokes of [x, y] points.
const DOT = [
  [
    [16, 16],
    [16, 16.1],
  ],
];
const TICK = [
  [
    [10, 16.5],
    [14.5, 21],
    [22, 12],
  ],
];
const CROSS = [
  [
    [11.5, 11.5],
    [20.5, 20.5],
  ],
  [
    [20.5, 11.5],
    [11.5, 20.5],
  ],
];
const QUESTION = [
  [
    [16, 11],
    [16, 19],
  ],
  [
    [16, 24],
    [16, 24.1],
  ],
];
const BARS = [
  [
    [10.5, 12],
    [21.5, 12],
  ],
  [
    [10.5, 20],
    [21.5, 20],
  ],
];
const ARROWS = [
  [
    [11, 16],
    [20.5, 16],
  ],
  [
    [17, 12],
    [21, 16],
    [17, 20],
  ],
];

const MARKS = {
  registered: [circle, "#0055b3", DOT],
  in_charge: [diamond, "#6a34a3", ARROWS],
  asked: [triangle, "#9a5200", QUESTION],
  planned: [square, "#00666e", BARS],
  resolved: [circle, "#00703c", TICK],
  rejected: [square, "#9c1f2e", CROSS],
  duplicate: [hexagon, "#55606e", BARS],
  unknown: [hexagon, "#55606e", DOT],
};

const PREFIX = "report-";

// The name of a state's image.
export const imageOf = (state) => PREFIX + (state in MARKS ? state : "unknown");

// Draws the images that a style asks for, when it does.
export function drawMarks(map) {
  map.setMissingStyleImageResolver((name) => {
    const mark = name.startsWith(PREFIX) && MARKS[name.slice(PREFIX.length)];
    if (mark) map.addImage(name, draw(mark), { pixelRatio: RATIO });
  });
}

function draw([shape, colour, strokes]) {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = SIZE * RATIO;
  const pen = canvas.getContext("2d");
  // A white rim sets the mark off from any ground.
  pen.scale(RATIO * 0.88, RATIO * 0.88);
  pen.translate(SIZE * 0.07, SIZE * 0.07);
  pen.lineJoin = pen.lineCap = "round";
  pen.beginPath();
  shape(pen);
  pen.lineWidth = 4;
  pen.strokeStyle = "#fff";
  pen.stroke();
  pen.fillStyle = colour;
  pen.fill();
  pen.lineWidth = 3;
  for (const [first, ...rest] of strokes) {
    pen.beginPath();
    pen.moveTo(...first);
    rest.forEach((point) => pen.lineTo(...point));
    pen.stroke();
  }
  return pen.getImageData(0, 0, canvas.width, canvas.height);
}
