from flask import Blueprint

blueprint = Blueprint("student", __name__)
